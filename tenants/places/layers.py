"""Which boundaries a file holds."""

from tenants.kernel.words import N_, Word


class Layer(Word):
    """Villages are found by a pin; districts, where no village's boundary is known."""

    VILLAGE = "desa", N_("Batas desa dan kelurahan")
    DISTRICT = "kecamatan", N_("Batas kecamatan")
