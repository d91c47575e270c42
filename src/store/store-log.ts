/** What the store says while it works; a pino logger fits. Messages are fixed events, what varies stands in the data. */
export interface StoreLog {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}
