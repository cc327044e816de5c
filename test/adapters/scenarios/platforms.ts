// Where the scenarios are played.
import type { Platform } from './platform.ts'
import { slackPlatform } from './slack.ts'

export const platforms: readonly Platform[] = [slackPlatform]
