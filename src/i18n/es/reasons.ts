// Why a lead is turned down, in Spanish: a label for the list and a hint for the undecided.
import type { reasons as source } from '../en/reasons.ts'

export const reasons: typeof source = {
  reasonClasses: {
    data: 'calidad de los datos',
    fit: 'encaje',
    persona: 'persona de contacto',
    timing: 'momento',
    intent: 'interés',
    reach: 'localización',
    ownership: 'asignación',
    deal: 'el negocio',
    other: 'otra',
  },
  reasons: {
    'poor-fit': { label: 'No encaja', hint: 'El tamaño, el sector o el lugar queda fuera del perfil de cliente ideal' },
    'wrong-person': {
      label: 'Persona equivocada',
      hint: 'La empresa encaja; este contacto no decide ni puede referir',
    },
    'bad-data': { label: 'Datos incorrectos', hint: 'Correo, teléfono o empresa equivocados o inventados' },
    'no-intent': { label: 'Sin interés de compra', hint: 'Estudiante, candidato, proveedor o simple curiosidad' },
    'existing-customer': { label: 'Ya es cliente', hint: 'Corresponde al equipo de cuentas' },
    'duplicate-lead': { label: 'Duplicado', hint: 'Alguien ya trabaja este lead' },
    'wrong-territory': { label: 'Otro territorio', hint: 'Otro equipo cubre esta región' },
    'other-reject': { label: 'Otro motivo', hint: 'Indicar cuál en el comentario' },
    'bad-timing': { label: 'Mal momento', hint: 'Hay interés, pero no ahora' },
    'no-budget': { label: 'Aún sin presupuesto', hint: 'El dinero llega en un período posterior' },
    'no-response': { label: 'Sin respuesta', hint: 'Varios intentos sin contestación' },
    'under-contract': {
      label: 'Con contrato vigente',
      hint: 'Comprometido con otro proveedor hasta una fecha conocida',
    },
    'no-project-yet': { label: 'Aún sin proyecto', hint: 'La necesidad existe; el proyecto todavía no' },
    'other-recycle': { label: 'Otro motivo', hint: 'Indicar cuál en el comentario' },
    price: { label: 'Precio', hint: 'Demasiado caro para el valor que vieron' },
    competitor: { label: 'Competidor', hint: 'Eligieron a otro' },
    'no-decision': { label: 'Sin decisión', hint: 'Siguieron con lo que tienen' },
    'missing-feature': { label: 'Falta una función', hint: 'El producto no tiene algo que necesitan' },
    'went-silent': { label: 'Dejó de responder', hint: 'Sin respuesta desde el último paso' },
    'other-lose': { label: 'Otro motivo', hint: 'Indicar cuál en el comentario' },
  },
}
