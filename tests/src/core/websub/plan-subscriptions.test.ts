import { describe, expect, it } from 'vitest'
import { planSubscriptions } from '../../../../src/core/websub/plan-subscriptions.ts'

const PUBLIC = 'https://entente.example'
const offer = { sourceId: 'paper', hub: 'https://hub.example/', topic: 'https://paper.example/feed' }
const asked = { ...offer, id: 7, callback: `${PUBLIC}/websub/abc` }

describe('planSubscriptions', () => {
  it('asks the hub of a source that offers one', () => {
    expect(planSubscriptions([offer], [], PUBLIC)).toEqual({ add: [offer], leave: [] })
  })

  it('leaves alone what is as it should be', () => {
    expect(planSubscriptions([offer], [asked], PUBLIC)).toEqual({ add: [], leave: [] })
  })

  it.each([
    ['a source that offers none any more', [], asked],
    ['another hub', [{ ...offer, hub: 'https://new.example/' }], asked],
    ['another topic', [{ ...offer, topic: 'https://paper.example/new' }], asked],
    ['another address of ours', [offer], { ...asked, callback: 'https://entente.example.evil/websub/abc' }],
  ])('leaves the hub of %s, and asks the one that is offered now', (_, offered, before) => {
    expect(planSubscriptions(offered, [before], PUBLIC)).toEqual({ add: offered, leave: [7] })
  })

  it('leaves everything once there is no public address', () => {
    expect(planSubscriptions([offer], [asked], null)).toEqual({ add: [], leave: [7] })
  })
})
