"""What the codes of the Kemendagri list say by themselves."""

DOTS_OF_A_VILLAGE = 3  # 61.01.05.2003 lies in 61.01.05


def district_of(village_code: str) -> str:
    """`61.01.05` of `61.01.05.2003`: a village's code begins with its district's."""
    return village_code.rpartition(".")[0]


def is_village(code: str) -> bool:
    return code.count(".") == DOTS_OF_A_VILLAGE
