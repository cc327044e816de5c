// What the connector refuses, in its own words.

export class ConnectorRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message = code) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function refuse(status: number, code: string, message?: string): never {
  throw new ConnectorRefusal(status, code, message)
}
