/** Two unlike weights in balance. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden focusable="false" style={{ flex: 'none' }}>
      <rect width="28" height="28" rx="8" fill="var(--mantine-color-teal-6)" />
      <g fill="#fff"><rect x="5" y="15" width="18" height="1.8" rx="0.9" /><circle cx="8.5" cy="11" r="3" /><rect x="15.5" y="6.8" width="6.6" height="7.2" rx="1.6" /><path d="M14 17.6 17.4 22h-6.8z" /></g>
    </svg>
  )
}
