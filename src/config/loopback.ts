// Which addresses nobody but this machine can reach.

export const isLoopback = (host: string): boolean => /^(localhost|::1|127(\.\d+){3})$/.test(host)
