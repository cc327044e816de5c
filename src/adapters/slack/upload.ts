// Pictures go to Slack in three steps: an address is asked for, the bytes are put there, and the file is made of them.
import type { webApi } from '@slack/bolt'
import type { Chart } from '../../ports/card.ts'
import { ChatFault } from '../../ports/chat.ts'
import { asChatFault } from './faults.ts'

const altLimit = 1000

/** The id of the file, which a message may then show; it is in no channel by itself. */
export async function uploadPicture(client: webApi.WebClient, chart: Chart, png: Uint8Array): Promise<string> {
  try {
    // The method's own argument is `alt_txt`; the client's helper for uploads names it otherwise, and it is lost.
    const asked = await client.apiCall('files.getUploadURLExternal', {
      ...{ filename: 'chart.png', length: png.byteLength, alt_txt: chart.alt.slice(0, altLimit) },
    })
    const { upload_url: address, file_id: id } = asked as { upload_url?: string; file_id?: string }
    if (!address || !id) throw new ChatFault({ kind: 'refused', reason: 'no address for an upload' })
    const sent = await fetch(address, {
      method: 'POST',
      body: Buffer.from(png),
      headers: { 'content-type': 'image/png' },
    })
    if (!sent.ok) throw new ChatFault({ kind: 'refused', reason: `the upload ended with status ${sent.status}` })
    await client.files.completeUploadExternal({ files: [{ id, title: chart.title }] })
    return id
  } catch (error) {
    throw asChatFault(error)
  }
}
