export function History({ personId }: { personId: string }) {
  return <>{personId}</>
}
