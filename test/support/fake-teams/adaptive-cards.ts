// The strict reading of Adaptive Cards, as the fake takes it: `startFakeTeams({ ...strictCards })`.
import { cardFaults, dialogFaults, messageFaults } from '../adaptive-cards/validate.ts'

export const strictCards = {
  validateMessage: messageFaults,
  validateCard: (card: object) => cardFaults(card),
  validateDialog: dialogFaults,
}
