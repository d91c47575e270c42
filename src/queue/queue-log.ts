/** What the queue says while it works; a pino logger fits. Messages are fixed events, what varies stands in the data. */
export interface QueueLog {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}
