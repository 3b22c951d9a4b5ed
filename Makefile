.PHONY: accuracy

# How right the product is on companies whose truth is known. SEEDS says how many to simulate, ACCURACY_OPTIONS more.
SEEDS ?= 40
accuracy:
	@swift build --configuration release --product accuracy
	@.build/release/accuracy --seeds $(SEEDS) $(ACCURACY_OPTIONS)
