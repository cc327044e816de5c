// Who one is in the workspace: with the person, the language and the zone of the whole page change.
import { html } from 'htm/preact/standalone'
import type { Member } from '../wire.ts'
import { Avatar } from './avatar.ts'
import { icon } from './icon.ts'
import { Menu } from './menu.ts'
import { cityOf, languageName } from './when.ts'
import type { Words } from './words.ts'

type Props = { me: Member; people: readonly Member[]; words: Words; choose(email: string): void }

export function ActingAs({ me, people, words, choose }: Props) {
  const items = people.map((person) => ({
    key: person.email,
    checked: person.email === me.email,
    label: face(person, words),
    choose: () => choose(person.email),
  }))
  return html`
    <div class="acting">
      <span class="acting-label" aria-hidden="true">${words.say('acting.label')}</span>
      <${Menu}
        label=${words.say('acting.change', { name: me.name })}
        name=${words.say('acting.label')}
        items=${items}
        className="acting-button"
      >
        ${face(me, words)} ${icon('chevrons')}
      <//>
    </div>
  `
}

const face = (person: Member, words: Words) => html`
  <${Avatar} author=${person.email} name=${person.name} />
  <span class="person">
    <span class="person-name" dir="auto">${person.name}</span>
    <span class="person-about">${about(person, words)}</span>
  </span>
`

function about({ roles, desks, zone, locale }: Member, words: Words): string {
  const role =
    roles.length > 0
      ? roles.map((each) => (each === 'system' ? '' : words.say(`role.${each}`)))
      : [words.say('role.none')]
  return [role.join(', '), desks.length === 1 ? desks[0] : null, cityOf(zone), languageName(locale)]
    .filter(Boolean)
    .join(' · ')
}
