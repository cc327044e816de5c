// Where the scenarios are played.
import type { Platform } from './platform.ts'
import { slackPlatform } from './slack.ts'
import { teamsPlatform } from './teams.ts'

export const platforms: readonly Platform[] = [slackPlatform, teamsPlatform]
