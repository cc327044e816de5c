// A command line without a process: arguments in, words and an exit code out.
import { Writable } from 'node:stream'
import { dispatch } from '../../../src/cli/dispatch.ts'
import type { Environment } from '../../../src/config.ts'

export type Run = { code: number; out: string; err: string }

/** Runs `relevo` with these arguments, as if its streams were files. */
export async function relevo(args: readonly string[], env: Environment = {}): Promise<Run> {
  const [out, err] = [collector(), collector()]
  const code = await dispatch(args, { env, out: out.stream, err: err.stream })
  return { code, out: out.text(), err: err.text() }
}

function collector() {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}
