// files.*: an address to upload to, the bytes, and then the file appears where it was meant for.
import type { Json } from '../../fake-chat/json.ts'
import { messageContent } from '../content.ts'
import type { Call, Method } from '../method.ts'
import { share } from '../posting.ts'
import { refuse } from '../refusal.ts'
import type { Channel, FakeFile, Team } from '../team.ts'

const scope = 'files:write'

const getUploadUrl: Method = {
  scope,
  args: ['filename', 'length', 'alt_txt', 'snippet_type'],
  run({ core, args, team }) {
    if (!args.filename || !(Number(args.length) > 0)) refuse('invalid_arguments')
    if ((args.alt_txt?.length ?? 0) > 1000) refuse('alt_txt_too_large')
    const id = core.newId('F')
    team.files.set(id, {
      ...{ id, name: String(args.filename), title: String(args.filename), altText: args.alt_txt },
      ...{ length: Number(args.length), bytes: undefined, completed: false, channels: [] },
    })
    return { upload_url: `${core.baseUrl}/upload/v1/${team.id}/${id}`, file_id: id }
  },
}

const complete: Method = {
  scope,
  args: ['files', 'channel_id', 'channels', 'initial_comment', 'thread_ts', 'blocks', 'highlight_type'],
  run(call) {
    const { core, args, team } = call
    if (!Array.isArray(args.files) || args.files.length === 0) refuse('invalid_arguments')
    const files: FakeFile[] = args.files.map(({ id, title }: Json) => {
      const file = team.files.get(id) ?? refuse('file_not_found')
      if (!file.bytes) refuse('file_not_found')
      return Object.assign(file, { title: title ?? file.name, completed: true })
    })
    const channels = destinations(call)
    const words = args.initial_comment || args.blocks
    const face = words
      ? messageContent(core, { text: args.initial_comment ?? files[0]?.title, blocks: args.blocks })
      : { text: '', blocks: [] }
    for (const channel of channels) {
      share(
        core,
        { team, channel, threadTs: args.thread_ts },
        face,
        files.map((file) => fileWire(team, file)),
      )
      for (const file of files) file.channels.push(channel.id)
    }
    return { files: files.map((file) => fileWire(team, file)) }
  },
}

function destinations({ args, team }: Call): Channel[] {
  const ids = String(args.channel_id ?? args.channels ?? '')
    .split(',')
    .filter(Boolean)
  return ids.map((id) => {
    const channel = team.channels.get(id) ?? refuse('channel_not_found')
    if (channel.archived) refuse('is_archived')
    return channel.members.has(team.bot.id) ? channel : refuse('not_in_channel')
  })
}

const fileWire = (team: Team, file: FakeFile): Json => ({
  ...{
    id: file.id,
    name: file.name,
    title: file.title,
    size: file.length,
    user: team.bot.id,
    alt_txt: file.altText ?? null,
  },
  ...{
    channels: file.channels,
    permalink: `https://${team.domain}.slack.com/files/${team.bot.id}/${file.id}/${file.name}`,
  },
})

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
}
