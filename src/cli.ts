#!/usr/bin/env node
// The `relevo` command.
import { dispatch } from './cli/dispatch.ts'

const { argv, env, stdout, stderr } = process
process.exitCode = await dispatch(argv.slice(2), { env, out: stdout, err: stderr })
