import { renderAlertHtml } from './render-alert-html.ts'
import { renderAlertLine } from './render-alert-line.ts'
import { renderAlertText } from './render-alert-text.ts'
import { renderSourceAlertHtml, renderSourceAlertLine, renderSourceAlertText } from './render-source-alert.ts'
import { isSourceAlert, type Notice } from './source-alert.ts'

/** A notice as people read it; each form is made when it is asked for. */
export interface RenderedNotice {
  /** One line, as of a log or a mail's subject. */
  readonly line: () => string
  readonly text: () => string
  /** A small HTML document without outside resources. */
  readonly html: () => string
}

/** Renders whatever channels deliver. */
export function renderNotice(notice: Notice): RenderedNotice {
  return isSourceAlert(notice)
    ? {
        line: () => renderSourceAlertLine(notice),
        text: () => renderSourceAlertText(notice),
        html: () => renderSourceAlertHtml(notice),
      }
    : {
        line: () => renderAlertLine(notice),
        text: () => renderAlertText(notice),
        html: () => renderAlertHtml(notice),
      }
}
