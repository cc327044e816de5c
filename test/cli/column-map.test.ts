// Which column fills which field.
import { describe, expect, it } from 'vitest'
import { type ColumnMap, mapOption, mappedColumns, mapText, matchedColumns } from '../../src/cli/column-map.ts'
import { mqlFields, outcomeFields } from '../../src/cli/import-fields.ts'

const pairs = ({ fillings }: ColumnMap) =>
  Object.fromEntries(fillings.map((each) => [each.field.name, 'constant' in each ? `=${each.constant}` : each.header]))

describe('without --map', () => {
  it('columns are known by their names, in English', () => {
    const header = [
      'Lead ID',
      'Work E-mail',
      'Full name',
      'Company_Name',
      'job title',
      'Country',
      'UTM Source',
      'MQL date',
    ]
    expect(pairs(matchedColumns(header, mqlFields))).toEqual({
      externalId: 'Lead ID',
      email: 'Work E-mail',
      name: 'Full name',
      company: 'Company_Name',
      title: 'job title',
      country: 'Country',
      source: 'UTM Source',
      qualifiedAt: 'MQL date',
    })
  })

  it('columns are known by their names, in Spanish', () => {
    const header = [
      'Correo electrónico',
      'NOMBRE',
      'Empresa',
      'Cargo',
      'Teléfono',
      'País',
      'Campaña',
      'Puntuación',
      'Fecha',
    ]
    expect(pairs(matchedColumns(header, mqlFields))).toEqual({
      email: 'Correo electrónico',
      name: 'NOMBRE',
      company: 'Empresa',
      title: 'Cargo',
      phone: 'Teléfono',
      country: 'País',
      campaign: 'Campaña',
      score: 'Puntuación',
      qualifiedAt: 'Fecha',
    })
  })

  it("an exact name wins over a synonym, and what is left over isn't used", () => {
    const columns = matchedColumns(['id', 'externalId', 'favourite colour', ''], mqlFields)
    expect(pairs(columns)).toEqual({ externalId: 'externalId' })
    expect(columns.unused).toEqual(['id', 'favourite colour'])
  })

  it('outcomes have fields of their own', () => {
    expect(pairs(matchedColumns(['correo', 'resultado', 'fecha de cierre', 'monto'], outcomeFields))).toEqual({
      email: 'correo',
      outcome: 'resultado',
      at: 'fecha de cierre',
      amount: 'monto',
    })
  })
})

describe('with --map', () => {
  const header = ['mql_id', 'first_contact_date', 'Name, full', 'origin']

  it('fields are filled as it says, and a double sign gives every row the same value', () => {
    const columns = mappedColumns(
      ['externalId=mql_id, name=Name, full,qualifiedAt=First contact date', 'source==fair'],
      header,
      mqlFields,
    )
    expect(pairs(columns)).toEqual({
      externalId: 'mql_id',
      name: 'Name, full',
      qualifiedAt: 'first_contact_date',
      source: '=fair',
    })
    expect(columns.unused).toEqual(['origin'])
    expect(mapText(columns)).toBe(
      'externalId ← mql_id, name ← Name, full, qualifiedAt ← first_contact_date, source = "fair"',
    )
  })

  it.each([
    ['externalId=mql', 'The file has no column "mql". There are: mql_id, first_contact_date, Name, full, origin.'],
    ['externalId=mql_di', 'The file has no column "mql_di"; did you mean "mql_id"? There are: mql_id,'],
    ['extrenalId=mql_id', '"extrenalId" is not a field; did you mean "externalId"? There are: externalId, email,'],
    ['externalId', '--map takes field=column or field==text, not "externalId".'],
    ['externalId=', '--map takes field=column or field==text, not "externalId=".'],
    ['source=origin,source==fair', '--map fills source twice.'],
  ])('%s is refused', (map, sentence) => {
    expect(() => mappedColumns([map], header, mqlFields)).toThrow(sentence)
  })

  it('a map is said as it is typed, with quotes where the shell needs them', () => {
    const typed = (map: string) => mapOption(mappedColumns([map], header, mqlFields).fillings)
    expect(typed('externalId=mql_id,source==fair')).toBe('externalId=mql_id,source==fair')
    expect(typed("name=Name, full,source==Ana's fair")).toBe("'name=Name, full,source==Ana'\\''s fair'")
  })

  it('a name that two columns have is refused', () => {
    expect(() => mappedColumns(['email=mail'], ['mail', 'mail'], mqlFields)).toThrow('several columns "mail"')
  })
})
