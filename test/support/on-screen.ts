// The bot in a process of its own and a real browser, for the tests of one file.
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { embeddedTestDatabase, type Place } from './databases.ts'
import { type Server, startServer } from './server-process.ts'

export type Screen = {
  readonly place: Place
  readonly server: Server
  /** A page that fails its test when anything goes wrong on it that nobody looks at. */
  open(options?: BrowserContextOptions): ReturnType<typeof openPage>
}

type Wishes = {
  demo?: boolean
  /** What has to be there before the bot starts. */
  prepare?(place: Place): Promise<void>
}

/** To be called where hooks may be: they start both before the first test and end them after the last. */
export function onScreen({ demo = true, prepare }: Wishes = {}): Screen {
  let place: Place
  let server: Server
  let browser: Browser

  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    await prepare?.(place)
    server = await startServer(place, { demo })
    browser = await launchBrowser()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await place.remove()
  })
  return {
    get place() {
      return place
    },
    get server() {
      return server
    },
    open: (options) => openPage(browser, options),
  }
}
