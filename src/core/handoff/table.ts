// The lifecycle at a glance: what each command does in each state. `docs/lifecycle.md` shows this table; a test
// keeps the two the same.
import type { RefusalCode } from '../result.ts'
import type { CommandName } from './command.ts'
import type { EventType } from './event.ts'
import type { State } from './state.ts'

export type Cell = { event: EventType } | { refusal: RefusalCode }

const to = (event: EventType): Cell => ({ event })
const no = (refusal: RefusalCode): Cell => ({ refusal })

const accept: CommandName[] = ['accept']
const verdicts: CommandName[] = ['accept', 'reject', 'recycle']
const work: CommandName[] = ['log-attempt', 'contacted', 'qualify', 'open-opportunity', 'win', 'lose']
const disputes: CommandName[] = ['dispute', 'uphold', 'overturn']
const holding: CommandName[] = ['withdraw', 'reassign']

const row = (cells: Partial<Record<CommandName, Cell>>, ...rest: [CommandName[], Cell][]) =>
  ({
    ...Object.fromEntries(rest.flatMap(([names, cell]) => names.map((name) => [name, cell]))),
    ...cells,
  }) as Record<CommandName, Cell>

const closed = no('already-closed')
const answered = no('already-answered')
const noRejection: [CommandName[], Cell] = [disputes, no('not-rejected')]
const sentBack = { reject: to('rejected'), recycle: to('recycled') } as const
const tried = { 'log-attempt': to('attempt-logged') } as const
const held = { withdraw: to('withdrawn'), reassign: to('reassigned') } as const
const advance = { qualify: to('qualified'), 'open-opportunity': to('opportunity-opened'), win: to('won') } as const

export const table: Record<State, Record<CommandName, Cell>> = {
  offered: row({ accept: to('accepted'), ...sentBack, ...held }, [work, no('not-accepted')], noRejection),
  accepted: row(
    { ...sentBack, ...tried, contacted: to('contacted'), ...advance, lose: no('not-qualified'), ...held },
    [accept, answered],
    noRejection,
  ),
  contacted: row(
    { ...sentBack, ...tried, contacted: no('already-contacted'), ...advance, lose: no('not-qualified'), ...held },
    [accept, answered],
    noRejection,
  ),
  qualified: row(
    {
      ...{ reject: no('already-qualified'), recycle: to('recycled'), ...tried, contacted: no('already-contacted') },
      ...{ ...advance, qualify: no('already-qualified'), lose: to('lost') },
      ...{ withdraw: no('already-qualified'), reassign: to('reassigned') },
    },
    [accept, answered],
    noRejection,
  ),
  opportunity: row(
    {
      ...{ reject: no('already-qualified'), recycle: to('recycled'), ...tried, contacted: no('already-contacted') },
      ...{ qualify: no('already-qualified'), 'open-opportunity': no('already-opportunity') },
      ...{ win: to('won'), lose: to('lost'), withdraw: no('already-qualified'), reassign: to('reassigned') },
    },
    [accept, answered],
    noRejection,
  ),
  won: row({}, [verdicts, closed], [work, closed], [holding, closed], noRejection),
  lost: row({ recycle: to('recycled') }, [verdicts, closed], [work, closed], [holding, closed], noRejection),
  rejected: row(
    { dispute: to('disputed'), uphold: to('upheld'), overturn: to('overturned') },
    [verdicts, answered],
    [work, answered],
    [holding, closed],
  ),
  recycled: row({}, [verdicts, answered], [work, answered], [holding, closed], noRejection),
  withdrawn: row({}, [verdicts, no('withdrawn')], [work, no('withdrawn')], [holding, no('withdrawn')], noRejection),
}
