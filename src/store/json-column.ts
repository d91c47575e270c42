import type { ColumnType } from 'kysely'

/** A JSON column: read as its value, written as JSON text (see `toJson`). */
export type Json<T> = ColumnType<T, string, string>

/** Writes a value for a JSON column; node-postgres would send an array as a PostgreSQL array. */
export const toJson = (value: unknown): string => JSON.stringify(value)
