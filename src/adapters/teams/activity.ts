// As much of an activity as is read. Anything may be missing, and what is there may be anything.

type Account = { id?: string; name?: string; aadObjectId?: string; isTargeted?: boolean }

/** An activity as Teams sends it. https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-conversations */
export type ActivityPayload = {
  type?: string
  /** Of an invoke. */
  name?: string
  /** Of an `installationUpdate`. */
  action?: string
  id?: string
  replyToId?: string
  serviceUrl?: string
  locale?: string
  from?: Account
  recipient?: Account
  conversation?: { id?: string; conversationType?: string; tenantId?: string }
  text?: string
  entities?: readonly object[]
  membersAdded?: readonly Account[]
  membersRemoved?: readonly Account[]
  value?: unknown
  channelData?: unknown
}
