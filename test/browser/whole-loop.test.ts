// The whole hand-over in a real browser, as Valentina (sales) and Lucía (marketing) live it.
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectFits, expectNoFaults, noBrowser } from '../support/browser.ts'
import { onScreen } from '../support/on-screen.ts'
import { people } from '../support/world.ts'

/** `SCREENSHOTS=docs/screenshots` keeps what the README shows. */
const folder = process.env.SCREENSHOTS

describe.skipIf(noBrowser)('the local workspace', () => {
  const screen = onScreen()

  const visit = async (email: string, options = {}) => {
    const page = await screen.open(options)
    await page.goto(`${screen.server.url}/?as=${encodeURIComponent(email)}`)
    await page.getByRole('main').waitFor()
    return page
  }
  const goTo = (page: Page, channel: string) => page.getByRole('link', { name: channel }).click()
  const lead = (page: Page, name: string): Locator =>
    page
      .getByRole('main')
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name, exact: true }) })
  const press = (card: Locator, button: string) =>
    card.getByRole('button', { name: button, exact: true }).first().click()
  const dialog = (page: Page) => page.getByRole('dialog')
  const send = (page: Page, label: string) => dialog(page).getByRole('button', { name: label, exact: true }).click()
  const picture = async (page: Page, name: string) => {
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
  }

  test('a lead is offered, rejected with a reason, answered by marketing; others are recycled, accepted and won', async () => {
    const sales = await visit(people.valentina)
    const marketing = await visit(people.lucia)

    // A test lead appears as a card, without a reload, for both of them.
    await goTo(marketing, 'ventas-bogota')
    const cards = (page: Page) => page.getByRole('main').getByRole('article').getByRole('heading', { level: 3 })
    const { body } = await screen.server.call('GET', '/v1/handoffs?desk=bogota')
    const before = (body.items as unknown[]).length
    await expect.poll(() => cards(sales).count(), { timeout: 10_000 }).toBe(before)
    await sales.getByRole('button', { name: 'Enviar un lead de prueba' }).first().click()
    for (const page of [sales, marketing])
      await expect.poll(() => cards(page).count(), { timeout: 5_000 }).toBe(before + 1)
    const name = await cards(sales).last().innerText()
    await goTo(marketing, 'marketing-bogota')

    // Rejected without a reason: the form says so at the field. With a reason: the card changes in place.
    await press(lead(sales, name), 'Rechazar…')
    await send(sales, 'Rechazar')
    await dialog(sales).getByText('Elige una opción.').first().waitFor()
    await picture(sales, 'workspace-field-error')
    await dialog(sales).getByText('No encaja', { exact: false }).first().click()
    await dialog(sales)
      .getByRole('textbox', { name: /^Comentario/ })
      .fill('Tienen cuatro personas y ninguna planta.')
    const rejectedAt = Date.now()
    await send(sales, 'Rechazar')
    await lead(sales, name).getByText('Rechazado', { exact: true }).waitFor()

    // The marketer sees why, in the thread of the week and campaign, within a second or so, and answers.
    const thread = marketing
      .getByRole('main')
      .getByRole('button', { name: /respuesta/ })
      .first()
    await thread.waitFor({ timeout: 5_000 })
    expect(Date.now() - rejectedAt).toBeLessThan(5_000)
    await thread.click()
    const aside = marketing.getByRole('complementary')
    await aside.getByText('Tienen cuatro personas y ninguna planta.').waitFor()
    await picture(marketing, 'workspace-feedback')
    await aside.getByRole('button', { name: 'Responder…', exact: true }).first().click()
    await dialog(marketing).getByRole('textbox').fill('Es la filial de un grupo de 900 personas.')
    await send(marketing, 'Enviar')

    // The answer stands in the thread of the rep's card.
    await lead(sales, name)
      .getByRole('button', { name: /respuestas/ })
      .click()
    await sales.getByRole('complementary').getByText('Es la filial de un grupo de 900 personas.').waitFor()
    await picture(sales, 'workspace-light')
    await sales.getByRole('complementary').getByRole('button', { name: 'Cerrar el hilo' }).last().click()

    // Another is recycled, with a date.
    const waiting = sales
      .getByRole('main')
      .getByRole('article')
      .filter({ has: sales.getByRole('button', { name: 'Aceptar', exact: true }) })
    const recycled = await waiting.first().getByRole('heading', { level: 3 }).innerText()
    await press(lead(sales, recycled), 'Reciclar…')
    await dialog(sales).getByText('Mal momento', { exact: false }).first().click()
    await send(sales, 'Reciclar')
    await lead(sales, recycled).getByText('Reciclado', { exact: true }).waitFor()

    // A third is accepted, contacted, qualified and won.
    const won = await waiting.first().getByRole('heading', { level: 3 }).innerText()
    await press(lead(sales, won), 'Aceptar')
    await lead(sales, won).getByText('Aceptado', { exact: true }).waitFor()
    await press(lead(sales, won), 'Contactado…')
    await send(sales, 'Contactado')
    await lead(sales, won).getByText('Contactado', { exact: true }).waitFor()
    await press(lead(sales, won), 'Calificar…')
    await send(sales, 'Calificar')
    await lead(sales, won).getByText('Calificado', { exact: true }).waitFor()
    await press(lead(sales, won), 'Ganado…')
    await dialog(sales).getByRole('textbox').first().fill('12.500,50')
    await send(sales, 'Ganado')
    await lead(sales, won).getByText('Ganado', { exact: true }).waitFor()
    expect(await lead(sales, won).innerText()).toMatch(/12[.,\s]500/)

    expectNoFaults(sales)
    expectNoFaults(marketing)
  })

  test('it reads well in the dark and on a phone', async () => {
    const dark = await visit(people.valentina, { colorScheme: 'dark' })
    await dark.getByRole('main').getByRole('article').last().waitFor()
    await picture(dark, 'workspace-dark')
    const phone = await visit(people.owen, {
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      isMobile: true,
    })
    await phone.getByRole('main').getByRole('article').last().waitFor()
    await picture(phone, 'workspace-phone')
    for (const page of [dark, phone]) {
      await expectFits(page)
      expectNoFaults(page)
    }
  })

  test('a command is completed, answered in private, and seen by nobody else', async () => {
    const sales = await visit(people.valentina)
    const composer = sales.getByRole('main').getByRole('combobox')
    await composer.fill('/handoff co')
    await sales.getByRole('option').first().waitFor()
    await composer.press('Tab')
    await composer.press('Enter')
    await sales.getByText('Solo lo ves tú', { exact: false }).first().waitFor()
    const marketing = await visit(people.lucia)
    await goTo(marketing, 'ventas-bogota')
    await marketing.getByRole('main').getByRole('article').last().waitFor()
    expect(await marketing.getByText('Solo lo ves tú', { exact: false }).count()).toBe(0)
    expectNoFaults(sales)
  })
})
