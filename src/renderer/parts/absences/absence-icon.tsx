import {
  Baby,
  Briefcase,
  CarFront,
  CircleOff,
  Coffee,
  GraduationCap,
  House,
  type LucideIcon,
  MapPin,
  Palmtree,
  Plane,
  Thermometer,
  Users,
} from 'lucide-react';
import type { AbsenceIcon as AbsenceIconName } from '#shared/absences/schema.ts';

const icons: Readonly<Record<AbsenceIconName, LucideIcon>> = {
  meeting: Users,
  lunch: Coffee,
  'gone-home': House,
  holiday: Palmtree,
  ill: Thermometer,
  travel: Plane,
  parental: Baby,
  training: GraduationCap,
  remote: MapPin,
  field: CarFront,
  leave: CircleOff,
  other: Briefcase,
};

/** The picture of a reason; only beside its words. */
export function AbsenceIcon({ icon, size = 16 }: { icon: AbsenceIconName | undefined; size?: number }) {
  const Picture = icons[icon ?? 'other'];
  return <Picture size={size} aria-hidden="true" />;
}
