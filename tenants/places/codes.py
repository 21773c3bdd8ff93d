"""What the codes of the Kemendagri list say by themselves."""


def district_of(village_code: str) -> str:
    """`61.01.05` of `61.01.05.2003`: a village's code begins with its district's."""
    return village_code.rpartition(".")[0]
