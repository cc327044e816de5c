// The test projects: `unit` needs nothing, the others get real databases, `browser` also a real browser.
import { defineConfig } from 'vitest/config'

// What adapters draw is pure, and needs no more than the views themselves.
const drawing = ['test/adapters/*/view/**/*.test.ts']
const unit = ['test/{core,view,i18n,config,architecture}/**/*.test.ts', ...drawing]
const store = ['test/store/**/*.test.ts']
const web = ['test/adapters/**/*.test.ts']
const browser = ['test/browser/**/*.test.ts']

// The tests run far from UTC, in a zone with odd minutes: what depends on the machine's zone by mistake fails here.
const machineZone = { TZ: 'Pacific/Chatham' }

const project = (name: string, include: string[], settings: object = {}) => ({
  test: { name, include, env: machineZone, testTimeout: 60_000, expect: { poll: { timeout: 15_000 } }, ...settings },
})

// Generous: a limit only ends what hangs. Speed is the benchmark's business.
const onDatabases = { globalSetup: 'test/support/postgres.ts', testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    retry: 0,
    projects: [
      project('unit', unit),
      project('store', store, onDatabases),
      // Whatever has no place of its own, so that no test file is left out.
      project('app', ['test/**/*.test.ts'], { ...onDatabases, exclude: [...unit, ...store, ...web, ...browser] }),
      project('web', web, { ...onDatabases, exclude: drawing }),
      project('browser', browser, onDatabases),
    ],
  },
})
