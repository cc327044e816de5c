// What moment-business-time adds to moment; it brings no types of its own.
import 'moment'

declare module 'moment' {
  interface Moment {
    addWorkingTime(amount: number, unit: 'minutes' | 'days'): Moment
    workingDiff(other: Moment, unit: 'minutes', exact: boolean): number
  }
  interface LocaleSpecification {
    workinghours?: Readonly<Record<number, readonly string[] | null>>
    holidays?: readonly string[]
  }
}
