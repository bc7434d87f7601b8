import { refuseIf } from '#shared/refusal.ts'

type Seat = { positionId?: string | null | undefined; beyondReason?: 'handover' | 'cover' | null | undefined; coversAssignmentId?: string | null | undefined; beyondUntil?: string | null | undefined }

/** Why somebody comes in beyond the budget is said whole: for how long, and whom they cover for; nobody covers for themselves. */
export function refuseHalfSeat({ positionId, beyondReason, coversAssignmentId, beyondUntil }: Seat, from: string, assignmentId?: string): void {
  refuseIf(beyondReason != null && (beyondUntil == null || positionId === null || (beyondReason === 'cover') !== (coversAssignmentId != null)), 'people.beyond_incomplete', { field: beyondUntil == null ? 'beyondUntil' : beyondReason === 'cover' ? 'coversAssignmentId' : 'beyondReason' })
  refuseIf(beyondUntil != null && beyondUntil < from, 'people.beyond_before', { field: 'beyondUntil' })
  refuseIf(coversAssignmentId != null && coversAssignmentId === assignmentId, 'people.covers_self', { field: 'coversAssignmentId' })
}

/** Whoever goes to another position leaves the reason behind that they had for the one before. */
export const emptySeat = ({ positionId }: Seat): Seat => positionId === undefined ? {} : { beyondReason: null, coversAssignmentId: null, beyondUntil: null }
