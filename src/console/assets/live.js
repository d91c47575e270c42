// Tells whoever has the list of alerts open that there is a newer one; the page works the same without it.
const EVERY_MS = 15_000
const bar = document.querySelector('.live[data-list]')

async function look() {
  if (document.hidden || !bar.hidden) return
  const answer = await fetch(bar.dataset.list, { headers: { accept: 'application/json' } })
  if (!answer.ok) return
  const { items } = await answer.json()
  if (items.length > 0 && items[0].id !== bar.dataset.latest) bar.hidden = false
}

// An answer that does not come is asked for again at the next turn.
if (bar) setInterval(() => look().catch(() => {}), EVERY_MS)
