// The limits of a Teams client, written down a second time: what is checked is not what checks.
// https://learn.microsoft.com/microsoftteams/platform (cards, dialogs, bots; store validation), read in November 2026.
export const cardVersion = '1.5'
/** Of the 100 KB that a message may have, in UTF-16; pictures within the message are not counted. */
export const messageBytes = 80_000
/** Shown at once; the rest stands behind the dots, where the client is new enough. */
export const primaryActions = 6
export const refreshedPeople = 60
export const imageSide = 1024
export const imageBytes = 1_000_000
export const attachments = 10
/** Ours: nobody reads more, and what is cut off hides its end. */
export const textLength = 8000
export const titleLength = 75
export const addressLength = 3000
export const choiceLabel = 150
export const choices = 300
