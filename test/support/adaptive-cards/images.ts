// Pictures in a card: by an address that is safe to load, or within it; never larger than Teams draws.

import { type Check, string } from '../shape.ts'
import { addressLength, imageBytes, imageSide } from './limits.ts'

export const picture: Check = (value, path) => {
  if (typeof value !== 'string') return [`${path} must be text`]
  if (!value.startsWith('data:'))
    return string(addressLength)(value, path).concat(
      URL.parse(value)?.protocol === 'https:' ? [] : [`${path} is not https`],
    )
  const within = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/]+=*)$/.exec(value)
  if (!within) return [`${path} is no PNG, JPEG or GIF in base64`]
  const bytes = Buffer.from(within[2] ?? '', 'base64')
  return [
    ...(bytes.length > imageBytes ? [`${path} has ${bytes.length} bytes of ${imageBytes}`] : []),
    ...(within[1] === 'png' ? sideFaults(bytes, path) : []),
  ]
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function sideFaults(png: Buffer, path: string): string[] {
  if (png.length < 24 || !png.subarray(0, 8).equals(signature)) return [`${path} is no PNG`]
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  return width > imageSide || height > imageSide ? [`${path} is ${width}×${height} of ${imageSide}×${imageSide}`] : []
}
