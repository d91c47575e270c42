/**
 * Beginnings of words, folded, that turn what is done into something else: asked for, begun, stopped, growing or shrinking. Two
 * wordings of one statement agree in them. English, Russian and Persian, as agencies write. Sorted by sense.
 */
export const SENSE_WORDS: Readonly<Record<string, readonly string[]>> = {
  fall: listOf(
    `declin decreas drop fall fell halv reduc shrank shrink
     паден сниж снизи сокра спад уменьш упад упал
     کاهش افت`,
  ),
  rise: listOf(
    `doubl grew grow increas rise rose tripl
     возрас возрос вырас вырос нарас рост увелич удво утро
     افزایش رشد`,
  ),
  start: listOf(
    `began begin begun resum start
     возобнов начал начат начин начн приступ
     اغاز شروع`,
  ),
  stop: listOf(
    `abandon cancel freez froze halt stop suspend terminat
     замороз отказ отмен останов прекра приостан расторг
     تعلیق توقف لغو متوقف قطع`,
  ),
  wish: listOf(
    `ask demand offer propos request urg want
     запраш запрос попрос предлаг предлож просил просит просят требу хотел хотят хоч
     پیشنهاد تقاضا خواست درخواست`,
  ),
}

function listOf(words: string): readonly string[] {
  return words.trim().split(/\s+/u)
}
