/** Without case, accents, spaces and signs: "Employee_Name", "EmployeeName" and "employee name" are one. */
export const foldHeader = (header: string): string => header.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]+/gu, '')
