import type { ArticleDetail, StoryMemberRow, VersionRow } from '../reads.ts'
import { renderLang } from './evidence.ts'
import { html, type Markup } from './html.ts'
import { renderLink, toSite } from './link.ts'
import { renderTime } from './time.ts'

const PARAGRAPHS = '\n\n'

/** An article as it was read: its text and how far that can be trusted, its edits, and the other articles of its story. */
export function renderArticle({ article, text, siteLines, versions, story }: ArticleDetail): Markup {
  const { quality, lang } = article
  return html`<nav class="back" aria-label="Back"><a href="/">All alerts</a></nav>
    <h1 dir="auto">${article.title ?? article.url}</h1>
    <p class="meta">
      ${renderLink(article.url, article.siteName ?? toSite(article.url))}
      ${article.publishedAt === null ? '' : html` · published ${renderTime(article.publishedAt)}`} · seen
      ${renderTime(article.firstSeenAt)}${
        article.duplicateOf === null
          ? ''
          : html` · a copy of <a href="/articles/${article.duplicateOf}">an earlier article</a>`
      }
    </p>
    <p class="meta">
      Text by ${quality.method}, score
      ${quality.score}${quality.warnings.length === 0 ? '' : `: ${quality.warnings.join('; ')}`}
    </p>
    ${renderStory(article.id, story)}
    <section>
      <h2>Text</h2>
      ${text.split(PARAGRAPHS).map((paragraph) => html`<p dir="auto" ${renderLang(lang)}>${paragraph}</p>`)}
    </section>
    ${
      siteLines.length === 0
        ? ''
        : html`<details>
            <summary>Left out: lines that recur on this site</summary>
            <ul>
              ${siteLines.map((line) => html`<li dir="auto">${line}</li>`)}
            </ul>
          </details>`
    }
    ${versions.length < 2 ? '' : renderVersions(versions)}
    <p class="meta"><a href="/api/articles/${article.id}">JSON</a></p>`
}

function renderStory(own: string, { articles, members }: ArticleDetail['story']): Markup | '' {
  if (articles < 2) return ''
  return html`<section>
    <h2>Story: ${articles} articles on this event</h2>
    <ul>
      ${members.map((member) => renderMember(member, member.id === own))}
    </ul>
    ${articles > members.length ? html`<p class="meta">and ${articles - members.length} more</p>` : ''}
  </section>`
}

function renderMember(member: StoryMemberRow, own: boolean): Markup {
  const title = html`<bdi ${renderLang(member.lang)}>${member.title ?? member.url}</bdi>`
  return html`<li>
    ${own ? html`<strong>${title}</strong>` : html`<a href="/articles/${member.id}">${title}</a>`}
    <span class="meta"
      ><bdi>${member.siteName ?? toSite(member.url)}</bdi> ·
      ${renderTime(member.publishedAt ?? member.firstSeenAt)}${member.duplicateOf === null ? '' : ' · copy'}</span
    >
  </li>`
}

function renderVersions(versions: readonly VersionRow[]): Markup {
  return html`<section>
    <h2>Edits</h2>
    ${versions.slice(1).map(
      ({ version, seenAt, added, removed, changed }) =>
        html`<h3>Version ${version}, ${renderTime(seenAt)}</h3>
          <ul>
            ${changed.map(({ before, after }) => html`<li dir="auto"><del>${before}</del> <ins>${after}</ins></li>`)}
            ${added.map((sentence) => html`<li dir="auto"><ins>${sentence}</ins></li>`)}
            ${removed.map((sentence) => html`<li dir="auto"><del>${sentence}</del></li>`)}
          </ul>`,
    )}
  </section>`
}
