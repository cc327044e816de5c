// The API's own description: OpenAPI 3.1, made of the same operations and schemas that the server runs on.
import { z } from 'zod'
import { type Proof, proofOf } from './inbound.ts'
import type { Answer, Named, Operation } from './operation.ts'
import { bodyLimitMegabytes, Problem, problemBody, problemSchema } from './problem.ts'

type Json = Record<string, unknown>

/** The description of these operations. */
export function openapi(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: told(operation) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relevo',
      version: '1',
      summary: 'Hands qualified leads over from marketing to sales.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(operations.flatMap(schemas)),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The value of RELEVO_API_TOKEN' },
        signature: {
          ...{ type: 'apiKey', in: 'header', name: 'webhook-signature' },
          description: 'Standard Webhooks, with webhook-id and webhook-timestamp, made with RELEVO_WEBHOOK_SECRET',
        },
        link: {
          ...{ type: 'apiKey', in: 'query', name: 'signature' },
          description: 'A link that the chat handed out: it opens this one table, for a week',
        },
      },
    },
  }
}

function told(operation: Operation): Json {
  const { method, path, name, summary, body, answers } = operation
  const all = Object.entries({ ...commonAnswers(operation), ...answers })
  return {
    operationId: name,
    summary,
    security: security[proofOf(method, path)] ?? [],
    parameters: parameters(operation),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: Object.fromEntries(all.map(([status, answer]) => [status, response(Number(status), answer)])),
  }
}

const token = { token: [] }
const security: { [P in Proof]?: Json[] } = {
  ...{ anyone: [], token: [token], 'token-or-signature': [token, { signature: [] }], 'token-or-loopback': [token, {}] },
  'token-or-link': [token, { link: [] }],
}

/** What any operation of its kind may answer. */
function commonAnswers({ method, path, body }: Operation): Record<number, Answer> {
  const proof = proofOf(method, path)
  return {
    ...(body && { 400: { about: 'The body is not what can be read as a request', code: 'malformed-json' } }),
    ...(proof !== 'anyone' && {
      401: { about: 'No valid token or signature', code: 'unauthorised', headers: { 'WWW-Authenticate': 'How' } },
    }),
    ...(proof === 'token-or-link' && {
      403: { about: 'The signed link has expired, or was altered', code: 'link-expired' },
    }),
    ...(body && { 413: { about: `The body has more than ${bodyLimitMegabytes} MB`, code: 'body-too-large' } }),
    ...(body && { 415: { about: 'The body is not application/json', code: 'unsupported-media-type' } }),
    429: { about: 'Too many requests', code: 'too-many-requests', headers: { 'Retry-After': 'Seconds to wait' } },
    500: { about: 'A fault of ours; the request id names it in the log', code: 'internal-error' },
  }
}

function parameters({ parameters = {}, headers = {}, query }: Operation): Json[] {
  const inPath = Object.entries(parameters).map(([name, { about, example }]) => ({
    ...{ name, in: 'path', required: true, description: about, schema: { type: 'string' }, example },
  }))
  const inHeader = Object.entries(headers).map(([name, description]) => ({
    ...{ name, in: 'header', description, schema: { type: 'string', maxLength: 255 } },
  }))
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...type } = jsonSchema(schema as z.ZodType, 'input')
    return { name, in: 'query', ...(description !== undefined && { description }), schema: type }
  })
  return [...inPath, ...inQuery, ...inHeader]
}

function response(status: number, { about, body, contentType, headers, code }: Answer): Json {
  return {
    description: about,
    ...(headers && { headers: Object.fromEntries(Object.entries(headers).map(header)) }),
    content: contentType ? { [contentType]: { schema: { type: 'string' } } } : answerContent(status, body, code),
  }
}

const header = ([name, description]: [string, string]) => [name, { description, schema: { type: 'string' } }]

/** Readiness is told in its own words whatever the status; every other fault is a problem. */
function answerContent(status: number, body: Named | undefined, code = 'malformed-request'): Json {
  if (body && (status < 400 || status === 503)) return content(body)
  const example = problemBody(new Problem(status, code), 'c0ffee-1')
  return content(body ?? { name: 'Problem', schema: problemSchema, example }, 'application/problem+json')
}

const content = ({ name, example }: Named, type = 'application/json'): Json => ({
  [type]: { schema: { $ref: `#/components/schemas/${name}` }, ...(example !== undefined && { example }) },
})

function schemas({ body, answers }: Operation): [string, Json][] {
  const answered = Object.values(answers).flatMap((answer) => answer.body ?? [])
  return [
    ['Problem', jsonSchema(problemSchema, 'output')],
    ...(body ? [[body.name, jsonSchema(body.schema, 'input')] as [string, Json]] : []),
    ...answered.map(({ name, schema }): [string, Json] => [name, jsonSchema(schema, 'output')]),
  ]
}

/** Written without its `$schema`: OpenAPI 3.1 says which dialect holds. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
