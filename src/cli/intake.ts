// The way in for imported rows. What comes back for each row is what the API would answer.
import type { ReceiveResult } from '../app/receive-mqls.ts'
import type { OutcomeResult } from '../app/record-outcomes.ts'

export type Intake = {
  receive(batch: readonly unknown[], options: { backfill: boolean }): Promise<ReceiveResult[]>
  outcomes(batch: readonly unknown[]): Promise<OutcomeResult[]>
  close(): Promise<void>
}
