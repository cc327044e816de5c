// The app's two icons: a baton that goes from one hand to the other. Drawn here, so that nothing has to be shipped.
import { Resvg } from '@resvg/resvg-js'

/** On a field of 32 units: two hands as arcs, and the baton between them. */
const baton = (stroke: string, hands: string) => `
  <g fill="none" stroke-linecap="round">
    <path d="M4.5 17.5 A 10 10 0 0 0 14.5 27.5" stroke="${hands}" stroke-width="2.6"/>
    <path d="M27.5 14.5 A 10 10 0 0 0 17.5 4.5" stroke="${hands}" stroke-width="2.6"/>
    <path d="M11 21 L21 11" stroke="${stroke}" stroke-width="5.2"/>
  </g>`

/** 192 × 192, full bleed, with the sign in its middle: Teams rounds the corners. */
export const colorIcon = `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192">
  <rect width="192" height="192" fill="#2f4bc9"/>
  <g transform="translate(32 32) scale(4)">${baton('#ffffff', '#a9b8ff')}</g>
</svg>`

/** 32 × 32, white on nothing, as Teams wants it. */
export const outlineIcon = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">
  ${baton('#ffffff', '#ffffff')}
</svg>`

export const pngOf = (svg: string): Uint8Array => new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
