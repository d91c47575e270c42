import type { PageElement } from './parse-page.ts'

const HAS_DIGIT = /\d/

/**
 * What elements of a series share: the tag, and the first class that carries no number, since "post-123" and "post-124" are
 * alike by their others.
 *
 * @example kindOf(element) // 'div.post', of <div class="post-124 post">
 */
export function kindOf({ name, attribs }: PageElement): string {
  return `${name}.${attribs['class']?.split(' ').find((each) => each !== '' && !HAS_DIGIT.test(each)) ?? ''}`
}
