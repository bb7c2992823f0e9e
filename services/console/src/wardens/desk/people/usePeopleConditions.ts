import type { Choice } from "../../../fields/Choice.ts"
import { initialsOf } from "../../../reference/initials.ts"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Condition } from "../lists/DeskFilters.tsx"
import type { PlaceItem } from "../peopleAndPlaces.ts"
import { useTownshipOptions } from "../useTownships.ts"
import type { FilterKey, PeopleFilter } from "./peopleFilter.ts"

/** What narrows the roll; villages and places are those of the township that is chosen. */
export const usePeopleConditions = (
  filter: PeopleFilter,
  places: ReadonlyArray<PlaceItem>
): ReadonlyArray<Condition<FilterKey>> => {
  const { fields, person } = useWardenDeskMessages().people
  const reference = useReference()
  const townships = useTownshipOptions()
  const inScope = (township: string): boolean =>
    filter.township === undefined
      ? townships.some(({ value }) => value === township)
      : filter.township === township
  const villages = reference.villages.filter(({ code }) => inScope(code.slice(0, 9)))
  const placeChoices = places
    .filter(({ township }) => inScope(township))
    .map(
      ({ id, name, kindName, townshipName }): Choice => ({
        code: id,
        name,
        group: townshipName,
        keys: [name, kindName, townshipName, initialsOf(name)].join(" ").toLowerCase()
      })
    )
  const gone = nameOf(reference.table("wardens.states"), "left")
  return [
    { key: "township", title: fields.township, as: "township" },
    { key: "village", title: fields.villages, as: { choices: villages } },
    { key: "role", title: fields.roles, as: { table: "wardens.roles" } },
    { key: "state", title: person.state, as: { table: "wardens.states" } },
    {
      key: "left",
      title: person.state,
      as: {
        options: [
          { value: "yes", label: gone },
          { value: "no", label: `≠ ${gone}` }
        ]
      },
      hidden: true
    },
    { key: "place", title: person.place, as: { choices: placeChoices } },
    { key: "skill", title: fields.skills, as: { table: "duty.cellSkills" } },
    { key: "untrained", title: person.untrained, as: "yesNo" },
    { key: "insured", title: person.insured, as: "yesNo" },
    { key: "injured", title: person.injured, as: "yesNo" },
    { key: "asOf", title: person.asOf, as: "instant" }
  ]
}
