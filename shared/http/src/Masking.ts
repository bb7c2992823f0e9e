/**
 * What is shown of a person to somebody who has not asked for more (X2): the family name, the first six and
 * the last four of an id number, the first three and the last four of a phone, the address down to the
 * village. Companies are not personal data and are never masked.
 */

/** Family names of two characters that are still met; every other Chinese family name has one. */
const compoundFamilyNames: ReadonlySet<string> = new Set(
  (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 " +
    "钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 " +
    "呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五"
  ).split(" ")
)

/** X2: `王小明` → `王*`, `欧阳锋` → `欧阳*`, `阿依古丽·买买提` → `阿*`. An empty name stays empty. */
export const maskName = (name: string): string => {
  const characters = [...name.trim()]
  if (characters.length === 0) return ""
  const two = characters.slice(0, 2).join("")
  return characters.length > 2 && compoundFamilyNames.has(two) ? `${two}*` : `${characters[0]}*`
}

const keepEnds = (value: string, first: number, last: number): string => {
  const characters = [...value.trim()]
  // Too short to hide anything between its ends: nothing of it is shown.
  if (characters.length <= first + last) return "*".repeat(characters.length)
  return (
    characters.slice(0, first).join("") +
    "*".repeat(characters.length - first - last) +
    characters.slice(-last).join("")
  )
}

/** X2: `371624197001011234` → `371624********1234`; the old form of 15 digits likewise. */
export const maskIdNumber = (idNumber: string): string => keepEnds(idNumber, 6, 4)

/** X2: `13812345678` → `138****5678`. */
export const maskPhone = (phone: string): string => keepEnds(phone, 3, 4)

/**
 * X2: the address down to the village: `山东省滨州市沾化区富国街道西关村12号` → `山东省滨州市沾化区富国街道西关村***`.
 * An address in which no village can be told is cut after the last part that is not a house's.
 */
export const maskAddress = (address: string): string => {
  const given = address.trim()
  if (given === "") return ""
  for (const pattern of [
    /^.*?(?:村委会|居委会|社区|村|庄|屯)/u,
    /^.*?(?:街道|镇|乡)/u,
    /^.*?(?:区|县|市|省)/u
  ]) {
    const shown = pattern.exec(given)?.[0]
    if (shown !== undefined) return shown === given ? given : `${shown}***`
  }
  return "***"
}

/** The values of a person as somebody sees them who has not asked for more (X2). */
export const maskPerson = <P extends PersonShown>(person: P): P => ({
  ...person,
  name: maskName(person.name),
  ...(person.idNumber == null ? {} : { idNumber: maskIdNumber(person.idNumber) }),
  ...(person.phone == null ? {} : { phone: maskPhone(person.phone) }),
  ...(person.address == null ? {} : { address: maskAddress(person.address) })
})

interface PersonShown {
  readonly name: string
  readonly idNumber?: string | null
  readonly phone?: string | null
  readonly address?: string | null
}
