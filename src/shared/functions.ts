/** What HR does, as areas of responsibility: the one side of the rectangle. */
export const functions = {
  people: 'People records', recruiting: 'Recruiting', onboarding: 'Onboarding', immigration: 'Immigration', leave: 'Leave', benefits: 'Benefits',
  payroll: 'Payroll hand-over', compensation: 'Compensation', performance: 'Performance', learning: 'Learning', relations: 'Employee relations',
  labor: 'Labour relations', inclusion: 'Inclusion', compliance: 'Compliance', systems: 'HR systems', insights: 'Insights', offboarding: 'Offboarding',
  organization: 'Company structure', access: 'Access', audit: 'Audit',
} as const
export type HrFunction = keyof typeof functions
/** What is done for people, one by one; the house and its instruments aren't anybody's case. */
export const workAreas = (Object.keys(functions) as HrFunction[]).filter(area => !['systems', 'insights', 'organization', 'access', 'audit'].includes(area))
