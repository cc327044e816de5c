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
    label: face(person, fully(person, words)),
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
        ${face(me, briefly(me, words))} ${icon('chevrons')}
      <//>
    </div>
  `
}

const face = (person: Member, about: string) => html`
  <${Avatar} member=${person} />
  <span class="person">
    <span class="person-name"><bdi>${person.name}</bdi></span>
    <span class="person-about">${about}</span>
  </span>
`

const roleOf = ({ roles }: Member, words: Words): string => {
  const known = roles.filter((role) => role !== 'system').map((role) => words.say(`role.${role}`))
  return known.join(', ') || words.say('role.none')
}

const briefly = (person: Member, words: Words): string => `${roleOf(person, words)} · ${placeOf(person)}`

const fully = (person: Member, words: Words): string =>
  [...new Set([roleOf(person, words), ...person.desks, placeOf(person), languageName(person.locale)])].join(' · ')

/** Zones name their cities without accents; a desk of the same name knows better. */
function placeOf({ zone, desks }: Member): string {
  const city = cityOf(zone)
  return desks.find((desk) => desk.localeCompare(city, undefined, { sensitivity: 'base' }) === 0) ?? city
}
