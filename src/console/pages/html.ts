import { html } from 'hono/html'

/** A piece of markup in which every value is escaped. */
export type Markup = ReturnType<typeof html>

export { html }
