export type FieldError = { field: string; code: string; message: string }
type Invalid = { keyword?: string; instancePath: string; message: string; params?: object }

/** A schema's no in plain words, by field. */
export function fieldErrors(errors: readonly Invalid[]): FieldError[] {
  const summaries = errors.filter(({ keyword }) => keyword !== 'boolean')
  // Of many unknown fields the list of errors ends before what sums them up.
  return (summaries.length > 0 ? summaries : errors).flatMap(({ keyword = '', instancePath, params: given = {} }) => {
    const params = given as Record<string, unknown>
    const named = (params['requiredProperties'] ?? params['additionalProperties'] ?? ['']) as string[]
    return named.map(name => ({ field: [...instancePath.split('/').slice(1), ...name ? [name] : []].join('.'), code: keyword === 'required' ? 'required' : 'invalid', message: words(keyword, params) }))
  })
}

function words(keyword: string, params: Record<string, unknown>): string {
  const limit = String(params['limit'] ?? '')
  switch (keyword) {
    case 'required': return 'is needed'
    case 'additionalProperties': case 'boolean': return 'is no field of this'
    case 'enum': return `must be one of ${(params['allowedValues'] as string[] | undefined)?.join(', ') ?? 'the choices'}`
    case 'format': return `isn’t a valid ${String(params['format'] ?? 'value')}`
    case 'minLength': return limit === '1' ? 'is empty' : `needs at least ${limit} characters`
    case 'maxLength': return `has more than ${limit} characters`
    case 'minItems': return `needs at least ${limit}`
    case 'maxItems': return `takes at most ${limit}`
    case 'minimum': return `must be at least ${limit}`
    case 'maximum': return `must be at most ${limit}`
    case 'exclusiveMinimum': return `must be above ${limit}`
    case 'type': return `must be ${[params['type']].flat().join(' or ')}`
    case 'minProperties': return 'Nothing to change was given'
    default: return 'has a form that isn’t accepted'
  }
}
