// The gate before everything: what is not in the table of ways in is not there, whoever else would have answered it.
import express, { type RequestHandler, type Router } from 'express'
import { type Inbound, inbound, type Part, type Proof } from './inbound.ts'
import { allowedMethods, expressPath } from './operation.ts'
import { Problem } from './problem.ts'

/** `guard`: the handlers that let a request with this proof pass, or throw a problem. */
export function createGate(
  parts: ReadonlySet<Part>,
  guard: (proof: Proof) => RequestHandler[],
  noting: (entry: Inbound) => RequestHandler,
): Router {
  const router = express.Router()
  const open = inbound.filter(({ part }) => parts.has(part))
  for (const [path, entries] of Map.groupBy(open, (entry) => entry.path)) {
    const route = router.route(expressPath(path))
    for (const entry of entries) route[entry.method](named(entry), ...guard(entry.proof), noting(entry), goIn)
    const headers = { allow: allowedMethods(entries) }
    route.all(...entries.map(named), () => {
      throw new Problem(405, 'method-not-allowed', { headers })
    })
  }
  return router.use(nothingHere)
}

/** How the log and the metrics call it: an address may hold names, and strangers invent many. */
const named =
  ({ as, path }: Inbound): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = as ?? path
    next()
  }

const goIn: RequestHandler = (_request, _response, next) => next('router')

export const nothingHere: RequestHandler = (_request, response) => {
  response.locals.route = 'none'
  throw new Problem(404, 'no-such-route', { detail: 'There is nothing here; /openapi.json describes what there is.' })
}
