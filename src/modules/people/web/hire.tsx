export default function Hire() { return null }
