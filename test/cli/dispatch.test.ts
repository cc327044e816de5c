// The command line answers in one clear sentence, and the shell in an exit code.
import { describe, expect, it } from 'vitest'
import { relevo } from './support/command-line.ts'

const oneLine = (sentence: string) => `${sentence}\n`

describe('relevo', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j says what there is', async (args) => {
    const { code, out, err } = await relevo(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const command of [
      'start',
      'import',
      'import-outcomes',
      'route',
      'scorecard',
      'plan',
      'export',
      'migrate',
      'help',
    ])
      expect(out).toContain(`\n  ${command} `)
  })

  it.each([[['help', 'import']], [['import', '--help']], [['import', 'x.csv', '-h']]])(
    '%j explains one command',
    async (args) => {
      const { code, out } = await relevo(args)
      expect(code).toBe(0)
      expect(out).toContain('relevo import FILE.csv [--desk D] [--map field=column,…] [--backfill]')
      expect(out).toMatch(/--backfill +history/)
    },
  )
})

describe('a slip in the command line', () => {
  it.each([
    [['imprt', 'x.csv'], '"imprt" is not a command of relevo; did you mean "import"?'],
    [
      ['dance'],
      '"dance" is not a command of relevo. There are: start, import, import-outcomes, route, scorecard, plan, export, forget, audit, doctor, manifest, migrate, help.',
    ],
    [['help', 'strat'], '"strat" is not a command of relevo; did you mean "start"?'],
    [['import'], 'FILE.csv is missing. Usage: relevo import FILE.csv [--desk D] [--map field=column,…] [--backfill]'],
    [['migrate', 'now'], '"now" is one too many. Usage: relevo migrate'],
    [['import', 'x.csv', '--backfil'], '--backfil is not an option of relevo import; did you mean --backfill?'],
    [['import', 'x.csv', '-q'], '-q is not an option of relevo import. It has --desk, --map, --backfill.'],
    [['start', '--port=80'], '--port is not an option of relevo start. It has none.'],
    [['import', 'x.csv', '--desk'], '--desk needs a value: --desk D'],
    [['import', 'x.csv', '--desk', '--backfill'], '--desk needs a value: --desk D'],
    [['import', 'x.csv', '--backfill=yes'], '--backfill takes no value.'],
    [
      ['import', 'x.csv', '--desk', 'bogotá'],
      'There is no desk "bogotá"; did you mean "bogota"? There are: bogota, madrid.',
    ],
  ])('%j is told what is right, and nothing is tried', async (args, sentence) => {
    expect(await relevo(args)).toEqual({ code: 2, out: '', err: oneLine(sentence) })
  })
})

describe('something to mend', () => {
  it('in the environment is told before anything is opened, all at once', async () => {
    const { code, err } = await relevo(['start'], { PORT: 'x', LOG_LEVEL: 'y' })
    expect(code).toBe(1)
    expect(err.split('\n')).toEqual([
      'The configuration has mistakes:',
      expect.stringMatching(/^PORT {2}"x"/),
      expect.stringMatching(/^LOG_LEVEL {2}"y"/),
      '',
    ])
  })

  it('is told without a trace of the program, unless one is asked for', async () => {
    const quiet = await relevo(['import', '/nowhere/leads.csv'])
    expect(quiet).toEqual({ code: 1, out: '', err: oneLine('There is no file /nowhere/leads.csv.') })
    const { err } = await relevo(['import', '/nowhere/leads.csv'], { LOG_LEVEL: 'debug' })
    expect(err).toContain('There is no file /nowhere/leads.csv.\n    at ')
  })
})
