import { renderDocument } from './layout.ts'
import { html, type Markup } from './html.ts'

/** The form that takes the admin token; `to` is where it leads on. */
export function renderLogin({ to, fault }: { readonly to: string; readonly fault: string | null }): Markup {
  return renderDocument(
    'Log in',
    html`<main class="alone">
      <h1>Entente</h1>
      <form method="post" action="/login" class="login">
        <input type="hidden" name="to" value="${to}" />
        <label for="token">Admin token</label>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          ${fault === null ? '' : html`aria-invalid="true" aria-describedby="fault"`}
        />
        ${fault === null ? '' : html`<p id="fault" class="fault" role="alert">${fault}</p>`}
        <button>Log in</button>
      </form>
      <p class="hint">The token is the value of <code>ENTENTE_ADMIN_TOKEN</code> on the server.</p>
    </main>`,
  )
}
