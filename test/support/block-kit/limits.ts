// The limits of Block Kit as Slack publishes them, written down a second time: what is checked is not what checks.
// https://docs.slack.dev/reference/block-kit (blocks, block elements, composition objects), read in November 2026.
export const messageBlocks = 50
export const viewBlocks = 100
/** Measured by others: Slack refuses a message somewhere above it. */
export const messageText = 12_000
export const viewBytes = 250_000
export const idLength = 255
export const addressLength = 3000
export const textObject = 3000
export const nativeCharts = 2
